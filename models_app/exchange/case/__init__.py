"""CASE packages (1EdTech Competencies and Academic Standards Exchange): written as 1.1, read as 1.0 and 1.1."""
