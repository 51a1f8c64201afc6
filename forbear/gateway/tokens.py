"""Signed tokens: ours for a conversation, the bank's for who is logged in there."""

from __future__ import annotations

from datetime import datetime, timedelta

import jwt

from forbear.gateway.errors import UnauthorisedError
from forbear.store.base import utc_now

CONVERSATION_LIFETIME = timedelta(days=3)
BANK_LIFETIME = timedelta(minutes=10)
_ALGORITHM = "HS256"


def sign_conversation(conversation_id: str, secret: str) -> tuple[str, datetime]:
    """A token that opens one conversation, and until when."""
    return _sign(conversation_id, "conversation", secret, CONVERSATION_LIFETIME)


def read_conversation(token: object, secret: str) -> tuple[str, datetime]:
    """Which conversation a token opens, and until when."""
    return _read(token, "conversation", secret, "bad_token")


def sign_customer(reference: str, bank_secret: str) -> str:
    """What the bank's page makes for a customer who is logged in there."""
    return _sign(reference, "forbear", bank_secret, BANK_LIFETIME)[0]


def read_customer(token: object, bank_secret: str) -> str:
    """The customer number that the bank vouches for."""
    return _read(token, "forbear", bank_secret, "bad_bank_token")[0]


def _sign(subject: str, audience: str, secret: str, life: timedelta) -> tuple[str, datetime]:
    now = utc_now().replace(microsecond=0)
    claims = {"sub": subject, "aud": audience, "iat": now, "exp": now + life}
    return jwt.encode(claims, secret, _ALGORITHM), now + life


def _read(token: object, audience: str, secret: str, code: str) -> tuple[str, datetime]:
    if not isinstance(token, str) or not secret:
        raise UnauthorisedError(code, "A signed token is needed.")
    try:
        claims = jwt.decode(
            token,
            secret,
            algorithms=[_ALGORITHM],
            audience=audience,
            options={"require": ["sub", "exp", "aud"]},
        )
        expires_at = datetime.fromtimestamp(claims["exp"], tz=utc_now().tzinfo)
    except (jwt.PyJWTError, ValueError, OverflowError) as error:
        raise UnauthorisedError(code, "This token is not valid, or no longer.") from error
    return str(claims["sub"]), expires_at
