"""What stands in the source documents and not in the library, each with its reason. Everything else must be there.

Keep it short: whoever adds a line here says that nobody will miss it.
"""

# Whole lines. The pages of the portal draw these headings themselves.
FRAME_LINES = {
    "Level of Competency Required by Job:": "heading above the levels, the same in each block (Los Angeles)",
    "Examples of Behavioral Indicators:": "heading above the indicators, the same in each block (Los Angeles)",
    "Performance Levels:": "heading above Satisfactory and Superior, the same in each block (Los Angeles)",
}

# Signs left over in a line when all its words have been found.
MARKS = {
    "**": "bold, as the text extraction writes it; typeface is no word",
    "*": "italic, as the text extraction writes it",
    "- ": "bullet of a list; the rows are a list",
    ". ": "between a number and its text; the number is stored",
    ": ": "between a label and its text; the label is stored",
    ":": "after a label on a line of its own; the label is stored",
    " – ": "between a competency's name and its definition; both are stored",
    "\t": "between two cells of a row",
    " ": "between two stored words",
    "(": "around a variant or a class code; both are stored",
    ")": "around a variant or a class code; both are stored",
    "[": "around the name of a linked assessment",
    "](#)": "target of a link that leads nowhere; a finding says so",
}

# Names are compared without regard to capitals: each name stands in both ways of writing, or in capitals only.
# A finding says so.
NAMES = {("competencyrevision", "family"), ("jobclass", "title")}
