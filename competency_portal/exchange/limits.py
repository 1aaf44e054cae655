"""What an uploaded table may be at most. Each limit is said in the message that refuses a file for it."""

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
