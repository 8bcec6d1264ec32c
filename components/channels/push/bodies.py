"""The bodies that push services take, as their documentation states them."""

from msgspec import UNSET, Struct, UnsetType

__all__ = [
    "Alert",
    "Apns",
    "Aps",
    "Fcm",
    "FcmAndroid",
    "FcmMessage",
    "FcmNotification",
    "Message",
    "WebPush",
    "WebPushNotification",
]

# https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification (2026-11)


class Alert(Struct, frozen=True, kw_only=True):
    """What an iPhone shows."""

    title: str
    body: str


class Aps(Struct, frozen=True, kw_only=True, rename="kebab"):
    """Apple's own part of the payload; `mutable_content` lets the app fetch the picture before showing."""

    alert: Alert
    mutable_content: int | UnsetType = UNSET


class Apns(Struct, frozen=True, kw_only=True):
    """The payload for Apple's service: `aps` on top, what the app needs beside it."""

    aps: Aps
    url: str | UnsetType = UNSET
    image: str | UnsetType = UNSET


# https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages (2026-11)


class FcmNotification(Struct, frozen=True, kw_only=True):
    """What a phone shows."""

    title: str
    body: str
    image: str | UnsetType = UNSET


class FcmAndroid(Struct, frozen=True, kw_only=True):
    """Lets a newer message take an older one's place on Android."""

    collapse_key: str


class FcmMessage(Struct, frozen=True, kw_only=True):
    """A message without its target; data values are strings."""

    notification: FcmNotification
    data: dict[str, str] | UnsetType = UNSET
    android: FcmAndroid | UnsetType = UNSET


class Fcm(Struct, frozen=True, kw_only=True):
    """The body for Firebase Cloud Messaging's HTTP v1; the sender adds `token` or `topic`."""

    message: FcmMessage


# https://www.w3.org/TR/push-api/#declarative-push-message (2026-11)


class WebPushNotification(Struct, frozen=True, kw_only=True):
    """What a browser shows, and where a click leads."""

    title: str
    lang: str
    body: str
    navigate: str
    tag: str | UnsetType = UNSET
    image: str | UnsetType = UNSET


class WebPush(Struct, frozen=True, kw_only=True):
    """A declarative push message, shown by browsers without a service worker."""

    web_push: int = 8030
    notification: WebPushNotification


class Message(Struct, frozen=True, kw_only=True):
    """The plain form, from which a sender can build any other. `expires_at` is RFC 3339 UTC."""

    title: str
    body: str
    lang: str
    url: str | UnsetType = UNSET
    image: str | UnsetType = UNSET
    collapse_key: str | UnsetType = UNSET
    expires_at: str | UnsetType = UNSET
