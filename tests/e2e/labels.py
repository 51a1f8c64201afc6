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
    parts: str
    visitor: str
    back: str
    end: str
    end_yes: str
    assistant_away: str
    crisis: str
    blocked: str
    better: str
    take_safer: str
    send_anyway: str
    reason: str
    send_yes: str
    newer: str
    refused: str
    rewrite: str


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
        parts="对话的各部分",
        visitor="访客",
        back="全部对话",
        end="结束",
        end_yes="结束对话",
        assistant_away="建议暂不可用",
        crisis="危机",
        blocked="这条回复不能照原样发送",
        better="可以发送，但最好改一下",
        take_safer="采用",
        send_anyway="说明理由后仍然发送",
        reason="理由",
        send_yes="仍然发送",
        newer="显示新的建议",
        refused="不符合话术规范",
        rewrite="修改",
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
        parts="Parts of the conversation",
        visitor="Visitor",
        back="All conversations",
        end="End",
        end_yes="End the conversation",
        assistant_away="Suggestions are unavailable",
        crisis="Crisis",
        blocked="This reply cannot be sent as it is",
        better="It may be sent. Better:",
        take_safer="Use it",
        send_anyway="Send all the same, with a reason",
        reason="Why",
        send_yes="Send all the same",
        newer="Show the new suggestions",
        refused="it breaks a rule of conduct",
        rewrite="Change it",
    ),
}
