"""What the pages call their parts, in both languages: tests find things as people do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Labels:
    """The names and states that a test looks for."""

    locale: str
    # The widget.
    open_chat: str
    message: str
    conversation: str
    unsent: str
    """Matches what stands below a line that is not acknowledged."""
    option: str
    # The desk.
    login: str
    password: str
    log_in: str
    conversations: str
    transcript: str
    take_over: str
    suggestion: str
    send_suggestion: str
    edit_suggestion: str
    understood: str
    rule: str
    reply: str
    send: str
    account: str
    assistant_away: str
    crisis: str


LABELS = {
    "zh": Labels(
        locale="zh-CN",
        open_chat="在线咨询",
        message="您的消息",
        conversation="对话记录",
        unsent="发送中|等待网络|未发送",
        option="方案 {n}",
        login="登录名",
        password="密码",
        log_in="登录",
        conversations="对话列表",
        transcript="对话记录",
        take_over="接手",
        suggestion="建议 {n}",
        send_suggestion="发送建议 {n}",
        edit_suggestion="编辑建议 {n}",
        understood="理解",
        rule="理由",
        reply="您的回复",
        send="发送",
        account="账户",
        assistant_away="建议暂不可用",
        crisis="危机",
    ),
    "en": Labels(
        locale="en-GB",
        open_chat="Chat with us",
        message="Your message",
        conversation="Conversation",
        unsent="Sending|Waiting for a connection|Not sent",
        option="Option {n}",
        login="Log-in name",
        password="Password",
        log_in="Log in",
        conversations="Conversations",
        transcript="Conversation",
        take_over="Take over",
        suggestion="Suggestion {n}",
        send_suggestion="Send suggestion {n}",
        edit_suggestion="Edit suggestion {n}",
        understood="Understood",
        rule="Because",
        reply="Your reply",
        send="Send",
        account="Account",
        assistant_away="Suggestions are unavailable",
        crisis="Crisis",
    ),
}
