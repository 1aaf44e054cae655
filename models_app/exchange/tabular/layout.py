"""The sheets of the portal's own workbook and their columns, each with the member of the plain rows that it holds."""

FORMAT = "Competency Portal workbook"
VERSION = "2"
READS = ("1", "2")  # the first knew no places in the source document

DOCUMENT = ("Record", "No.", "Field", "Text")
COMPETENCIES = {
    "No.": "place",
    "Number in bank": "number",
    "Name": "family",
    "Variant": "variant",
    "Definition": "definition",
    "Selection use": "selection_use",
    "Reason": "selection_use_reason",
    "Evidence": "selection_use_evidence",
    "Identifier": "slug",
}
LEVELS = ("Scale", "Level", "Value", "Competency no.", "Competency", "Text")
INDICATORS = ("Competency no.", "Competency", "Kind", "Label", "Text")
LINKS = ("Competency no.", "Competency", "Linked by", "To", "Of scale", "Reason", "Evidence")
SHEETS = {
    "Document": DOCUMENT,
    "Competencies": tuple(COMPETENCIES),
    "Levels": LEVELS,
    "Indicators": INDICATORS,
    "Links": LINKS,
}

# Where a text stands in the source document (`source_places`); a workbook may come without these columns.
PLACE, OF_DEFINITION = "Source lines", "Source lines of the definition"
PLACES = {
    "Document": (PLACE,),
    "Competencies": (PLACE, OF_DEFINITION),
    "Levels": (PLACE,),
    "Indicators": (PLACE,),
    "Links": (),
}

GROUP, SCALE, REQUIRED = "group", "scale", "required level"
KINDS = {"indicator": "indicators", "standard": "standards", "area": "areas"}
LABELS = {"standard": "label", "area": "heading"}
# Records of the sheet 'Document': single ones, and those that come several times.
SINGLE = {"job class": "job", "bank": "bank", "minimum requirement": "requirement", "source": "source"}
SEVERAL = {
    "part": "parts",
    "group": "groups",
    "level label": "level_labels",
    "scale": "scales",
    "finding": "findings",
}
# What their texts are to `source_places`; the others stand on no lines.
PLACED = {
    "job class": "job",
    "minimum requirement": "requirement",
    "part": "part",
    "group": "group",
    "level label": "label",
    "finding": "finding",
}
FINGERPRINT = "fingerprint"  # field of the record 'source'
