"""Audit actions in plain words: 'rating.save' becomes 'Rating saved'."""

PAST = {
    "add": "added",
    "approve": "approved",
    "begin": "begun",
    "change": "changed",
    "choose": "chosen",
    "close": "closed",
    "comment": "commented on",
    "comment_settled": "comment settled",
    "compute": "computed",
    "create": "created",
    "deactivate": "deactivated",
    "draft": "drafted",
    "edit": "edited",
    "fail": "failed",
    "finalize": "made final",
    "import": "imported",
    "load": "loaded",
    "lock": "locked",
    "make": "made",
    "open": "opened",
    "publish": "published",
    "reactivate": "reactivated",
    "record": "recorded",
    "recuse": "recused",
    "remove": "removed",
    "rename": "renamed",
    "reopen": "reopened",
    "retire": "retired",
    "return": "returned",
    "save": "saved",
    "send": "sent",
    "set": "set",
    "set_up": "set up",
    "settle": "settled",
    "start": "started",
    "submit": "submitted",
    "update": "changed",
    "withdraw": "withdrawn",
}
# Where noun and verb alone would read badly.
WHOLE = {
    "session.sign_in": "Signed in",
    "session.sign_out": "Signed out",
    "session.fail": "Wrong password",
    "session.lock": "Sign-in locked after wrong passwords",
    "password.link": "Link for setting a password made",
    "person.create": "Person added",
    "person.deactivate": "Account closed",
    "person.reactivate": "Account opened again",
    "membership.add": "Role given",
    "membership.remove": "Role taken away",
    "demonstration.set_password": "Password of the demonstration people set",
    "guide.next_version": "Next version of the guide begun",
    "guide.scripts": "Opening and closing of the guide changed",
    "guide.section": "Section of the guide changed",
}


def in_words(action: str) -> str:
    """The action as a short sentence; one that nobody has described yet is still readable."""
    if action in WHOLE:
        return WHOLE[action]
    noun, _, verb = action.partition(".")
    return " ".join([noun, PAST.get(verb, verb)]).replace("_", " ").replace(".", " ").strip().capitalize()
