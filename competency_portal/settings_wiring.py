"""Settings by which shared rooms ask the apps above them without importing them, as dotted names."""

# Where a person's roles come from, besides agency memberships: shared leaves name neither app.
ACCESS_ROLE_PROVIDERS = [
    "competency_portal.accounts.queries.membership_roles",
    "assessments.queries.seats.seat_roles",
]
# What else is read with a person's memberships, as a column of the same query: shared leaves name neither app.
MEMBERSHIP_MARKS = {"chairs": "assessments.queries.seats.chairs_in_agency"}
ACCESS_MATRIX = "competency_portal.matrix.MATRIX"
# What rows for programs ask: function of the request, None or the refusal.
ACCESS_PROGRAM_GATE = "models_app.api.access.refusal_of"
# Types (prefixes) whose audited values may stand on history pages. Ratings, worksheets and consensus stay out: their
# pages decide who sees a rating and when; the trail shows only who did what, when.
AUDIT_SHOWN_VALUES = [
    "accounts.",
    "models_app.",
    "assessments.hiringaction",
    "assessments.assessedcompetency",
    "assessments.panelseat",
    "assessments.interviewguide",
    "assessments.guideversion",
    "assessments.guidesection",
]

# How each app names its rows in the trail, which keeps identifiers only.
AUDIT_NAMED_BY = [
    "competency_portal.accounts.audit_names.NAMING",
    "models_app.queries.audit_names.NAMING",
    "assessments.queries.audit_names.NAMING",
]

# What each app keeps from a person though their role reads the trail: function of the user, condition for entries.
AUDIT_HIDDEN_FROM = ["assessments.queries.hidden_entries.hidden_from"]
