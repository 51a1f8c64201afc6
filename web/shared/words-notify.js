/** The words of the desk's notifications; never the customer's, and no names. */

const en = {
  switch: "Notifications",
  title: "Forbear · Agent desk",
  message: "A customer has written in one of your conversations.",
  assigned: "A supervisor has given you a conversation.",
  crisis: "A sign of a crisis: nobody has this conversation yet.",
  ownCrisis: "A sign of a crisis in one of your conversations.",
  blocked:
    "This browser blocks notifications here. Allow them for this page in its site settings (beside the address), and they will come.",
  none: "This browser cannot show notifications on this page. It needs an https address and a browser on a computer.",
  unanswered: "The browser's question was left open. Switch on again to be asked once more.",
  fine: "Fine",
};

/** @type {typeof en} */
const zh = {
  switch: "桌面提醒",
  title: "Forbear · 客服工作台",
  message: "您的一个对话里，客户发来了新消息。",
  assigned: "主管把一个对话交给了您。",
  crisis: "有危机信号，这个对话还没有人接手。",
  ownCrisis: "您的一个对话里出现了危机信号。",
  blocked: "浏览器屏蔽了此页面的提醒。请在地址栏旁的网站设置里允许通知，之后就会收到提醒。",
  none: "此浏览器无法在本页面显示提醒，需要 https 地址和电脑上的浏览器。",
  unanswered: "浏览器的询问没有回答。再打开一次开关，浏览器会重新询问。",
  fine: "知道了",
};

export const notifyWords = { en, zh };
