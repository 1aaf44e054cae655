"""An ordinary refusal is one line of the log; what failed keeps its traceback."""

import logging

SERVER_ERROR = 500


class OneLineRefusals(logging.Filter):
    """Takes the traceback from requests that were answered with a refusal, and the line where ours stands already."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is written."""
        if record.name != "django.request" or getattr(record, "status_code", SERVER_ERROR) >= SERVER_ERROR:
            return True
        record.exc_info = record.exc_text = None
        return not getattr(getattr(record, "request", None), "denial_noted", False)
