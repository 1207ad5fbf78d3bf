"""Where something or somebody is reached: addresses of the web, mail addresses, telephones."""

import re

from site_src.base.messages import gettext as _
from site_src.vietnamese.notation import ValueProblem


def address(value: str) -> str:
    """A whole address, of a page or of what else can be opened."""
    if not re.fullmatch(r"(?:https?://[^\s/<>\"]+|mailto:|tel:|geo:|webcal:)[^\s<>\"]*", value):
        whole = _("Write the whole address, like https://example.vn/page.")
        if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/:?]\S*)?", value, re.IGNORECASE):
            whole = _("Write {whole}").format(whole=f"https://{value}")
        raise ValueProblem(_("“{text}” is not a web address").format(text=value), whole)
    return value


_FILE_AT_END = re.compile(r"/[^/]*\.(?:html?|php|aspx?|jsp|xml|json)$", re.IGNORECASE)
_ONLY_HERE = re.compile(r"(?:localhost|127\.|10\.|192\.168\.|169\.254\.|\[|[^.]*$)", re.IGNORECASE)


def page_of_the_web(value: str) -> str:
    """An address that others can open in a browser."""
    if not re.match(r"https?://", value):
        raise ValueProblem(
            _("“{text}” is not a web address").format(text=value),
            _("Write the whole address, like https://example.vn/page."),
        )
    host = value.split("/")[2].rpartition("@")[2].rpartition(":")[0] or value.split("/")[2]
    if _ONLY_HERE.match(host):
        raise ValueProblem(
            _("“{text}” leads somewhere on this machine or in this office only").format(text=value),
            _("Write the address that citizens open, like https://example.vn/."),
        )
    return value


def folder_of_the_web(value: str) -> str:
    """The address of a folder, to which the addresses of pages are added."""
    page_of_the_web(value)
    plain = re.split(r"[?#]", value)[0]
    folder = _FILE_AT_END.sub("/", plain)
    if folder != value:
        raise ValueProblem(
            _("“{text}” is no folder: addresses of pages cannot follow it").format(text=value),
            _("Write {folder}").format(folder=folder if folder.endswith("/") else f"{folder}/"),
        )
    return value


def telephone(value: str) -> str:
    """Something that can be called."""
    if len(re.findall(r"\d", value)) < 3:
        raise ValueProblem(
            _("“{text}” has no number that can be called").format(text=value),
            _("Write the number, like 024 0000 0000."),
        )
    return value


def mail_address(value: str) -> str:
    """One mail address, alone."""
    if not re.fullmatch(r"[^\s@<>\"',;:]+@[^\s@<>\"',;:]+\.[^\s@<>\"',;:.]+", value):
        raise ValueProblem(
            _("“{text}” is not a mail address").format(text=value),
            _("Write one address, like vanphong@example.vn."),
        )
    return value
