"""The documents of campaign.yml: the plan in force, its legal basis, what it cites."""

from collections.abc import Iterable

from site_src.base.messages import mark as N_
from site_src.content_types.base import Scope
from site_src.content_types.fields import (
    DocumentNumber,
    DocumentSymbol,
    FullDateField,
    OldIds,
    RoleTerm,
    Text,
    Url,
)
from site_src.content_types.records import WAS, Item, Record, about
from site_src.model import Document, Signer


class SignerRecord(Record):
    """Who signed a document."""

    WHOLE = True
    REQUIRED = ("name",)

    name: Text | None = about(N_("name of the signer"), "Nguyễn Văn Mẫu")
    position: Text | None = about(N_("position"), "Phó Chủ tịch")
    capacity: Text | None = about(N_("capacity in which it was signed, as printed"), "KT. Chủ tịch")


class DocumentRecord(Item):
    """An administrative document; `file` is the signed copy under media/."""

    REQUIRED = ("type", "role")
    IDENTITY = ("type", "number", "symbol", "date", "place", "issuer", "subject", "signer")
    COMPLETED_BELOW = False

    type: Text | None = about(N_("type of document as printed"), "Kế hoạch")
    number: DocumentNumber | None = about(
        N_("number; `null` where the document leaves it blank"), "12"
    )
    symbol: DocumentSymbol | None = about(N_("symbol, the part after the slash"), "KH-UBND")
    date: FullDateField | None = about(N_("date of issue; the day may be missing"), "15/9/2026")
    place: Text | None = about(N_("place of issue"), "Xã Mẫu")
    issuer: Text | None = about(N_("body that issued it"), "Ủy ban nhân dân xã Mẫu")
    subject: Text | None = about(
        N_("what it is about"), "Tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2026"
    )
    signer: SignerRecord | None = about(N_("who signed"))
    recipients: list[Text] | None = about(N_("recipients"), '[Như trên, "Lưu: VT"]')
    role: RoleTerm | None = about(N_("what the document is used for"), "văn bản chính")
    file: Text | None = about(
        N_("the signed copy for download, in `media/`"), "media/ke-hoach-12.pdf"
    )
    url: Url | None = about(N_("where to read the document online"), "https://example.vn/van-ban")
    was: OldIds | None = WAS
    note: Text | None = about(N_("anything else to know"), "Bản in để trống số.")


def _signer(record: SignerRecord, scope: Scope) -> Signer | None:
    name = scope.text(record, "name")
    if name is None:
        return None
    return Signer(name, scope.text(record, "position"), scope.text(record, "capacity"))


def _is_blank(record: DocumentRecord, name: str) -> bool:
    """Written as unknown, and not only left out."""
    return name in record.model_fields_set and getattr(record, name) is None


def complete_documents(records: Iterable[DocumentRecord], scope: Scope) -> tuple[Document, ...]:
    """The documents of a merged list; internal ones stay out of everything public."""
    return tuple(
        Document(
            **{
                **scope.values(record),
                "file_origin": record.origin_of("file"),
                "blank": tuple(name for name in ("number", "date") if _is_blank(record, name)),
                "recipients": scope.texts(record, "recipients"),
                "signer": _signer(record.signer, scope) if record.signer else None,
            }
        )
        for record in records
        if record.role is None or record.role.public
    )
