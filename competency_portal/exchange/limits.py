"""What an upload may be at most. Each limit is said in the message that refuses a file for it."""

UPLOAD_BYTES = 10 * 1024 * 1024
UNPACKED_BYTES = 100 * 1024 * 1024
UNPACKED_RATIO = 100  # unpacked to packed; office files stay far below
RATIO_APPLIES_FROM = 1024 * 1024  # unpacked bytes; a small part made of blanks is no bomb
ARCHIVE_ENTRIES = 2_000
ROWS = 20_000  # of data, without the heading
COLUMNS = 200
CELL_CHARACTERS = 32_767  # what a spreadsheet cell holds
CELLS = 1_000_000  # with content
TEXT_CHARACTERS = 20_000_000  # in all cells together: one stored text may be used by many cells

CHILD_SECONDS = 20  # by the clock, seen from outside
CHILD_CPU_SECONDS = 15
CHILD_MEMORY_BYTES = 700 * 1024 * 1024  # address space, of which Python and its libraries take about 100

# Documents: text, Word, PDF, workbooks and data files read into passages
PASSAGES = 50_000  # paragraphs, rows and empty lines; of these at most ROWS rows of one table
PASSAGE_CHARACTERS = 100_000  # in one paragraph or row
DOCUMENT_CHARACTERS = 5_000_000  # some 2,000 pages
PAGES = 300  # of a PDF
PAGE_EDGES = 5_000  # lines drawn on one page: with more it is a drawing, and no table is looked for
LEFT_OUT = 500  # things named one by one; the rest is counted
NESTING = 8  # tables in tables, text boxes in text boxes
DOCUMENT_SECONDS = 30  # by the clock; a PDF of a hundred full pages takes about ten
DOCUMENT_CPU_SECONDS = 25
# What is done with a document once it is read runs under the same guard where the document is large.
FURTHER_CPU_SECONDS = 15
FURTHER_FROM_PASSAGES = 1_500
FURTHER_FROM_CHARACTERS = 300_000
FURTHER_FROM_LONGEST = 5_000  # characters of a single passage
DATA_BYTES = 5 * 1024 * 1024  # of a JSON file
DATA_DEPTH = 32
DATA_LINES = 200_000
