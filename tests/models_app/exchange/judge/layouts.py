"""All layouts, read once: those of one document are asked by several tests."""

from functools import cache

from models_app.exchange.imported import readings_for
from models_app.exchange.recognising import Reading
from tests.models_app.exchange.judge import damage, lines, tables
from tests.models_app.exchange.judge.models import MODELS
from tests.models_app.exchange.judge.registry import LAYOUTS, Laid

MODULES = (lines, tables, damage)


@cache
def read(layout: str, model: str) -> tuple[Laid, Reading]:
    """A model laid out, and the best reading of it."""
    laid = LAYOUTS[layout].make(MODELS[model])
    return laid, readings_for(laid.document)[0]
