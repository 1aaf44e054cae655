"""Access rows of assessments; one module an area."""

from assessments.access import consensus, guides, hiring, rating, results

ROWS = [*guides.ROWS, *hiring.ROWS, *rating.ROWS, *consensus.ROWS, *results.ROWS]
