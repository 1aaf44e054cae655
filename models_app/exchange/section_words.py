"""Headings in common use for what a document says of itself around its competencies.

Many are names of competencies as well: what tells these apart is in `about_forms`.
"""

import re

from models_app.exchange.lines import without_typeface

NUMBER = r"(?:(?:section |part )?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-Z])[.):]?\s+)?"
THIS = r"(?:this|the|these|our) .*"
# In front: texts, below which the competencies may begin without a heading of their own.
OPENS = re.compile(
    NUMBER
    + rf"(?:introduction(?: (?:to|and) .*)?|purpose(?: (?:and|of) .*|statement)?|scope(?: and .*)?|applicability|"
    rf"background(?: and .*)?|overview|foreword|preface|(?:executive )?summary|methodology|"
    rf"instructions?(?: (?:for|to) .*)?|directions for .*|how to (?:use|read|complete|interpret|apply) .*|"
    rf"how {THIS}|when to use .*|about {THIS}|using {THIS}|equal (?:employment )?opportunity(?: .*)?|"
    r"education and experience|experience and education)",
    re.IGNORECASE,
)
# At the end: lists of any form.
CLOSES = re.compile(
    NUMBER
    + r"(?:approvals?|approved by|signatures?(?: page)?|sign-?offs?|authori[sz]ations?|acknowledge?ments?(?: of .*)?|"
    r"(?:revision|change|version|document|amendment) (?:history|log|control|record)|history of (?:changes|revisions)|"
    r"revisions|distribution(?: list)?|copies to|contacts?(?: (?:us|information|persons?|details|list))?|"
    r"questions|whom to contact|for (?:more|further) information|next review|review (?:date|schedule|cycle)|"
    r"references|bibliography|works cited|sources|further reading|resources|"
    r"(?:training|related|supporting|additional|further) (?:and development )?(?:resources|documents|reading|policies)|"
    r"disclaimer|confidentiality(?: (?:notice|statement))?|copyright(?: notice)?|endnotes|"
    r"frequently asked questions(?: .*)?|faqs?|questions and answers)",
    re.IGNORECASE,
)
EXPLAINS = re.compile(
    NUMBER
    + r"(?:glossary(?: of (?:terms|abbreviations|acronyms))?|(?:definitions? of |key )?terms(?: and definitions)?|"
    r"abbreviations(?: and .*)?|acronyms(?: and .*)?)",
    re.IGNORECASE,
)
DOCUMENT = (
    r"(?:documents?|guide|guidebook|handbook|manual|models?|profiles?|lists?|frameworks?|dictionary|catalog|"
    r"booklet|report|matrix|tables?|specification|competenc(?:y|ies)|competences|bulletin|publication|edition|"
    r"standards?|descriptions?|levels|ratings?|scales?|sheet|workbook|file|form|appendix|section)\b"
)
# Of these hardly a competency bears the name.
STRICT = re.compile(
    NUMBER + r"(?:(?:table of )?contents|introduction|foreword|preface|executive summary|"
    rf"(?:how to|purpose|use|about|using|how|introduction to)\b.*\b(?:the|this|these|our) "
    rf"(?:[\w-]+ ){{0,3}}{DOCUMENT}.*|"
    r"glossary(?: .*)?|(?:definitions? of |key )terms|terms and definitions|abbreviations(?: .*)?|acronyms(?: .*)?|"
    r"references|bibliography|works cited|further reading|endnotes|copies to|distribution list|"
    r"(?:revision|change|version|document|amendment) (?:history|log)|history of (?:changes|revisions)|revisions|"
    r"approved by|signatures?(?: page)?|acknowledge?ments?|whom to contact|"
    r"contacts? (?:information|persons?|details|list)|for (?:more|further) information|next review|review date|"
    r"disclaimer|confidentiality (?:notice|statement)|copyright notice|frequently asked questions(?: .*)?|faqs?)",
    re.IGNORECASE,
)
# Of these one may: somebody checks references, makes revisions or knows the abbreviations.
CHECKED = re.compile(
    NUMBER
    + r"(?:references|revisions|key terms|abbreviations|acronyms|signatures?|acknowledge?ments?|disclaimer)",
    re.IGNORECASE,
)
OF_DOCUMENT = re.compile(rf"\b(?:this|these|the|each|every) (?:[\w-]+ ){{0,2}}?{DOCUMENT}", re.IGNORECASE)
WHOM_TO_ASK = re.compile(
    r"(?:questions\b|(?:for|with|direct|send)(?: any| your)? (?:questions|comments|(?:more|further|additional) "
    r"information)|(?:please )?(?:contact|call|write to)\b).*(?:@\w|\b\d{3}[-. ]\d{4}\b).*",
    re.IGNORECASE,
)


def heading_of(text: str) -> str:
    """The words of a heading without typeface and colon."""
    return without_typeface(text).strip().rstrip(":").rstrip()


def opens(text: str) -> bool:
    """Whether a heading announces an introduction, a purpose or instructions."""
    return bool(OPENS.fullmatch(heading_of(text)))


def closes(text: str) -> bool:
    """Whether a heading announces approvals, a history, references and their like."""
    return bool(CLOSES.fullmatch(heading_of(text)))


def explains(text: str) -> bool:
    """Whether a heading announces the meanings of words."""
    return bool(EXPLAINS.fullmatch(heading_of(text)))


def is_about_document(text: str) -> bool:
    """Whether a heading announces what a document says of itself."""
    return opens(text) or closes(text) or explains(text)


def is_strict(text: str) -> bool:
    """Whether a heading can hardly be the name of a competency: 'Glossary', 'Revision History'."""
    return bool(STRICT.fullmatch(heading_of(text)))


def may_be_checked(text: str) -> bool:
    """Whether a strict heading may be the name of a competency after all: 'References', 'Revisions'."""
    return bool(CHECKED.fullmatch(heading_of(text)))


def speaks_of_document(text: str) -> bool:
    """'The purpose of this profile is …'."""
    return bool(OF_DOCUMENT.search(text))


def says_whom_to_ask(text: str) -> bool:
    """'Questions? Contact Human Resources at 555-0142.'"""
    return len(text) < 300 and bool(WHOM_TO_ASK.fullmatch(without_typeface(text)))
