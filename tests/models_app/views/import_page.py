"""The pages of an import as tests ask for them."""

from django.urls import reverse

from models_app.exchange.import_review import review_of
from models_app.forms.import_review import ReviewForm


def import_url(imported, name="review"):
    """A page of this import."""
    return reverse(f"library:import-{name}", args=[imported.public_id])


def answers(imported, **changed):
    """What the review page's form sends when nothing is touched, and what a person changed."""
    imported.refresh_from_db()
    form = ReviewForm(review=review_of(imported))
    sent = {name: form[name].initial for name in form.fields}
    return {name: "" if value is None else value for name, value in sent.items()} | changed
