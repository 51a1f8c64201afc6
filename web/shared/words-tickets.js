/** The words of what somebody must follow up. */

const en = {
  heading: "To be followed up",
  text: "Promised to customers, and not done yet. Call-backs stand near the top.",
  loading: "Loading…",
  none: "Nothing is left to follow up.",
  down: "That did not work. Please try again.",
  visitor: "Unknown customer",
  asked: "since {time}",
  call_back: "Call back",
  carry_out: "Carry out what was approved",
  contact_time: "Time",
  date: "Day",
  done: "Done",
  look: "Look into the conversation",
  decision: "How it was decided",
  choose: "Choose…",
  upheld: "upheld",
  rejected: "rejected",
  withdrawn: "withdrawn",
  needs_decision: "A dispute ends with a decision: choose one.",
};

/** @type {typeof en} */
const zh = {
  heading: "待跟进",
  text: "已答应客户、尚未完成的事项，回电排在前面。",
  loading: "加载中…",
  none: "没有需要跟进的事项。",
  down: "操作没有成功，请再试一次。",
  visitor: "未知客户",
  asked: "{time} 起",
  call_back: "回电",
  carry_out: "办理已批准的申请",
  contact_time: "时间",
  date: "日期",
  done: "已完成",
  look: "查看对话",
  decision: "处理结果",
  choose: "请选择…",
  upheld: "成立",
  rejected: "不成立",
  withdrawn: "客户撤回",
  needs_decision: "异议需要有处理结果，请先选择。",
};

export const ticketWords = { en, zh };
