/** The words around the conduct check of what an agent writes. */

const en = {
  blocked: "This reply cannot be sent as it is.",
  better: "It may be sent. Better:",
  onlyLeader: "Only a supervisor could.",
  nobody: "In a crisis, or before the customer is verified, nobody can.",
  whole: "The reply as a whole:",
  instead: "Say instead:",
  take: "Use it",
  takeHint: "Alt+Enter takes the safer wording.",
  told: "The conduct check blocks this reply.",
  toldBetter: "The conduct check has advice on this reply.",
  toldFine: "The conduct check has nothing against it.",
  sendAnyway: "Send all the same, with a reason…",
  askLeader: "Ask a supervisor to send it",
  asked_open: "Asked. A supervisor decides whether it goes out; you can go on meanwhile.",
  asked_sent: "A supervisor has sent your reply. Reason: {reason}",
  asked_declined: "A supervisor has not sent your reply. Reason: {reason}",
  reason: "Why (kept with your name)",
  sendYes: "Send all the same",
  sendNo: "Do not send",
  refused: "Not sent: it breaks a rule of conduct.",
  rewrite: "Change it",
  overridden: "Sent although the conduct check blocked it. Reason: {reason}",
};

/** @type {typeof en} */
const zh = {
  blocked: "这条回复不能照原样发送。",
  better: "可以发送，但最好改一下：",
  onlyLeader: "只有主管可以发送。",
  nobody: "客户处于危机中或尚未核实身份时，任何人都不能发送。",
  whole: "整条回复：",
  instead: "可以改成：",
  take: "采用",
  takeHint: "Alt+回车采用更稳妥的说法。",
  told: "合规检查不允许发送这条回复。",
  toldBetter: "合规检查对这条回复有建议。",
  toldFine: "合规检查没有意见。",
  sendAnyway: "说明理由后仍然发送…",
  askLeader: "请主管发送",
  asked_open: "已询问主管，由主管决定是否发送；您可以先继续。",
  asked_sent: "主管已发送您的回复。理由：{reason}",
  asked_declined: "主管没有发送您的回复。理由：{reason}",
  reason: "理由（会连同您的姓名一起保存）",
  sendYes: "仍然发送",
  sendNo: "不发送",
  refused: "未发送：不符合话术规范。",
  rewrite: "修改",
  overridden: "合规检查曾拦截，仍然发送。理由：{reason}",
};

export const conductWords = { en, zh };
