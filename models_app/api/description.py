"""The OpenAPI description of the read API."""

import json
from functools import cache
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from models_app.api.service import api

PREFIX = "api/v1"
SECURITY = "token"


@cache
def described() -> dict[str, Any]:
    """The description as data."""
    schema = json.loads(json.dumps(api.get_openapi_schema(path_prefix=PREFIX)))  # statuses are names in JSON
    schema["components"]["securitySchemes"] = {
        SECURITY: {"type": "http", "scheme": "bearer", "description": "A token of your agency."}
    }
    return {**schema, "paths": dict(sorted(schema["paths"].items())), "security": [{SECURITY: []}]}


@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    """The description for programs."""
    return JsonResponse(described())
