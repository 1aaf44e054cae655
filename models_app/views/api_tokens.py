"""Tokens of the read API: an agency's list, making one, revoking one."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from competency_portal.accounts.queries import agency_ids
from competency_portal.errors import Refused
from models_app.actions.api_tokens import make_token, revoke_token
from models_app.forms.api_tokens import NewTokenForm
from models_app.models import ApiToken
from models_app.permissions import may_manage_tokens
from models_app.queries.api_tokens import tokens_of
from models_app.views.paging import page_of


@require_http_methods(["GET", "HEAD", "POST"])
def token_list(request, public_id):
    """Tokens of the agency (GET); make one and show its secret, this once (POST)."""
    managed = Agency.objects.filter(pk__in=agency_ids(request.user, Role.HR_ADMIN))
    agency = visible_or_404(managed, public_id)
    require(may_manage_tokens(request.user, agency.pk))
    form, made, secret = NewTokenForm(request.POST or None), None, ""
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = make_token(agency=agency, name=form.cleaned_data["name"], actor=request.user)
            form = NewTokenForm()
        except Refused as refused:
            for problem in refused.problems:
                form.add_error(problem.field or None, problem.message)
    context = {
        "agency": agency,
        "page": page_of(request, tokens_of(request.user, agency)),
        "form": form,
        "made": made,
        "secret": secret,
        "limit": settings.API_REQUESTS_A_MINUTE,
    }
    return render(request, "models_app/token_list.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def token_revoke(request, public_id):
    """What revoking means (GET); revoke the token (POST)."""
    tokens = ApiToken.objects.visible_to(request.user).select_related("agency", "created_by")
    token = visible_or_404(tokens, public_id)
    require(may_manage_tokens(request.user, token.agency_id))
    problems = ()
    if request.method == "POST":
        try:
            revoke_token(token=token, actor=request.user)
        except Refused as refused:
            problems = tuple(problem.message for problem in refused.problems)
        else:
            messages.success(request, f"'{token.name}' is revoked. Nobody reads with it any more.")
            return redirect("library:token-list", token.agency.public_id)
    context = {"token": token, "agency": token.agency, "problems": problems}
    return render(request, "models_app/token_revoke.html", context, status=422 if problems else 200)
