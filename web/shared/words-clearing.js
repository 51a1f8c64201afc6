/** The words of clearing a sign of a crisis at the desk. */

const en = {
  notACrisis: "Not a crisis",
  why: "Why is this no crisis?",
  safe: "I made sure: they are safe",
  idiom: "A figure of speech",
  others: "About somebody else, who is safe",
  misread: "Read wrongly",
  other: "Another ground",
  reason: "In your words",
  yes: "Clear it",
  no: "Not sure, keep it",
  needsSenior: "This sign is for a senior or a supervisor to clear.",
  cleared: "Crisis cleared by {by}: {ground}. {reason}",
  undo: "Take back",
};

/** @type {typeof en} */
const zh = {
  notACrisis: "不是危机",
  why: "为什么不是危机？",
  safe: "已确认客户安全",
  idiom: "只是一种说法",
  others: "说的是别人，且已安全",
  misread: "识别有误",
  other: "其他原因",
  reason: "具体说明",
  yes: "解除危机",
  no: "还不确定，先保留",
  needsSenior: "此信号须由资深客服或主管解除。",
  cleared: "{by} 已解除危机：{ground}。{reason}",
  undo: "撤销",
};

export const clearingWords = { en, zh };
