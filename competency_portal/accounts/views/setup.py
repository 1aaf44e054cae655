"""`/setup/`: the first agency and its first administrator, while the portal has no people."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from competency_portal.accounts.actions.setup import nobody_yet, set_up_portal, set_up_problems
from competency_portal.accounts.forms.people import show_further
from competency_portal.accounts.forms.setup import SetUpForm
from competency_portal.errors import Refused

BACKEND = "django.contrib.auth.backends.ModelBackend"


@sensitive_post_parameters()
@never_cache
def setup(request: HttpRequest) -> HttpResponse:
    """Show the form, or set up, sign in and go home. Once somebody exists the page does not."""
    if not nobody_yet():
        raise Http404
    form = SetUpForm(
        request.POST if request.method == "POST" else None,
        initial={"setup_code": request.GET.get("code", "")},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            user = set_up_portal(
                code=given["setup_code"], agency=form.agency(), user=form.user(), password=given["password"]
            )
        except Refused as refusal:
            for problem in refusal.problems:
                form.add_error(problem.field if problem.field in form.fields else None, problem.message)
        else:
            login(request, user, backend=BACKEND)
            messages.success(request, "The portal is set up. Welcome.")
            return redirect("home")
    elif request.method == "POST":
        given = form.cleaned_data
        code, password = given.get("setup_code", ""), given.get("password", "")
        show_further(
            form, set_up_problems(code=code, agency=form.agency(), user=form.user(), password=password)
        )
    return render(request, "accounts/setup.html", {"form": form}, status=422 if form.errors else 200)
