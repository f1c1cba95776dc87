"""What a press PDF says of itself: PDF/X-4, the printing condition it is made for, when, and of what."""

import datetime as dt
import hashlib
import uuid
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Pdf, String

from desk.press.profiles import PressProfile

VERSION = "PDF/X-4"
_MAKER = "Desk"
_CUSTOM = "Custom"


def declare(pdf: Pdf, title: str, author: str, profile: PressProfile, made: dt.datetime) -> None:
    """Write the output intent with its profile embedded, the information dictionary and the XMP packet.

    They say the same (ISO 15930-7, 6.2.3 and 6.4). The identity is made of the pages, the profile and
    the time, so that the same file has the same.
    """
    embedded = pdf.make_stream(profile.icc)
    embedded.N = 4
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(profile.condition or _CUSTOM),
        Info=String(profile.name),
        DestOutputProfile=embedded,
    )
    if profile.condition:
        intent.RegistryName = String(profile.registry)
    if profile.about:
        intent.OutputCondition = String(profile.about)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
    stamp = f"D:{made.astimezone(dt.UTC):%Y%m%d%H%M%S}Z"
    info = pdf.make_indirect(Dictionary())
    pdf.trailer.Info = info
    info.Title = String(title)
    if author:
        info.Author = String(author)
    info.Creator = String(_MAKER)
    info.Producer = String(_MAKER)
    info.CreationDate = String(stamp)
    info.ModDate = String(stamp)
    info[Name.Trapped] = Name("/False")
    info.GTS_PDFXVersion = String(VERSION)
    xmp = pdf.make_stream(packet(title, author, made, _identity(pdf, profile, made)).encode())
    xmp.Type, xmp.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = xmp


def packet(name: str, who: str, made: dt.datetime, identity: str) -> str:
    """Return the XMP packet that names the file PDF/X-4 (ISO 15930-7, 6.4)."""
    stamp = made.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    creator = f"<dc:creator><rdf:Seq><rdf:li>{escape(who)}</rdf:li></rdf:Seq></dc:creator>" if who else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<pdfxid:GTS_PDFXVersion>{VERSION}</pdfxid:GTS_PDFXVersion>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(name)}</rdf:li></rdf:Alt></dc:title>{creator}
<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<xmp:MetadataDate>{stamp}</xmp:MetadataDate><xmp:CreatorTool>{_MAKER}</xmp:CreatorTool>
<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{identity}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>{_MAKER}</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _identity(pdf: Pdf, profile: PressProfile, made: dt.datetime) -> str:
    digest = hashlib.sha256(profile.icc + made.isoformat().encode())
    for page in pdf.pages:
        digest.update(page.obj.Contents.read_bytes())
    return str(uuid.uuid5(uuid.NAMESPACE_OID, digest.hexdigest()))
