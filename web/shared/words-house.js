/** The words of the house's hours and limits. */

const en = {
  hours: "When people are at the desk",
  hoursText:
    "A time zone, then days and hours. Out of these hours customers hear when somebody is back; nothing is promised where no hours are set.",
  fromSettings: "As in the installation's settings.",
  backAt: "Closed now; customers hear: back at {time}.",
  nothingPromised: "Open now, or no hours are set: customers hear of no time.",
  limits: "When the floor calls you",
  crisis_seconds: "A crisis waits longer than (seconds)",
  queue: "More customers wait in one language than",
  hot_minutes: "Hot minutes of one agent in an hour",
  hot_chats: "Abusive conversations of one agent in two hours",
  save: "Save",
  undo: "Take back the last change",
  before: "Last changes",
  settings: "as in the settings",
  noHours: "no hours",
  saved: "It holds from now on.",
  loading: "Loading…",
  down: "That did not work. Please try again.",
  badHours: "This cannot be read.",
};

/** @type {typeof en} */
const zh = {
  hours: "人工服务时间",
  hoursText: "先写时区，再写星期和时间。非服务时间会告诉客户何时恢复；没有设置时不作任何承诺。",
  fromSettings: "按系统设置。",
  backAt: "现在不在服务时间；客户会看到：{time} 恢复。",
  nothingPromised: "现在在服务时间，或未设置时间：不向客户提及时间。",
  limits: "何时提醒主管",
  crisis_seconds: "危机客户等待超过（秒）",
  queue: "同一语言等待人数超过",
  hot_minutes: "一位客服一小时内的激烈分钟数",
  hot_chats: "一位客服两小时内的辱骂对话次数",
  save: "保存",
  undo: "撤销上一次更改",
  before: "最近的更改",
  settings: "按系统设置",
  noHours: "不设时间",
  saved: "已生效。",
  loading: "加载中…",
  down: "操作没有成功，请再试一次。",
  badHours: "无法识别。",
};

export const houseWords = { en, zh };
