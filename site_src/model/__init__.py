"""What a campaign is: frozen, complete values, and how they are said to a citizen.

`reading` fills it, `pages` and `outputs` only look at it. `None` and empty tuples mean unknown or
not given; they are shown as such and never guessed. It must not know files, YAML or templates.
"""

from site_src.model.campaign import (
    Acceptance,
    Campaign,
    Contact,
    Entry,
    Notice,
    Statement,
)
from site_src.model.duties import (
    Assignment,
    Bidding,
    FormRow,
    Report,
    ReportForm,
    Task,
)
from site_src.model.goes import is_for_citizens
from site_src.model.life import State
from site_src.model.origin import (
    Document,
    DocumentRole,
    Origin,
    Photo,
    Signer,
    Source,
)
from site_src.model.program import (
    AgendaItem,
    Audience,
    Change,
    Cost,
    Event,
    EventKind,
    LowerProgram,
    Mode,
    Organization,
    Place,
    Status,
    WiderProgram,
)
from site_src.model.units import (
    Count,
    Kind,
    Level,
    Unit,
)
from site_src.model.words import (
    Choice,
    Passage,
    Prose,
    Resource,
    Slogan,
    SloganGroup,
)

__all__ = [
    "Acceptance",
    "AgendaItem",
    "Assignment",
    "Audience",
    "Bidding",
    "Campaign",
    "Change",
    "Choice",
    "Contact",
    "Cost",
    "Count",
    "Document",
    "DocumentRole",
    "Entry",
    "Event",
    "EventKind",
    "FormRow",
    "Kind",
    "Level",
    "LowerProgram",
    "Mode",
    "Notice",
    "Organization",
    "Origin",
    "Passage",
    "Photo",
    "Place",
    "Prose",
    "Report",
    "ReportForm",
    "Resource",
    "Signer",
    "Slogan",
    "SloganGroup",
    "Source",
    "State",
    "Statement",
    "Status",
    "Task",
    "Unit",
    "WiderProgram",
    "is_for_citizens",
]
