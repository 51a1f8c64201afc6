/** The words of a payment plan's card, for the customer and for the agent. */

const en = {
  heading: "Payment plans you can choose from",
  headingOne: "A payment plan for you",
  option: "Option {n}",
  perMonth: "a month",
  payments: "{n} monthly payments",
  onePayment: "one payment",
  firstDue: "First payment",
  last: "Last payment",
  rate: "Yearly rate",
  interest: "Interest in all",
  total: "To pay in all",
  approval: "A colleague must approve this plan before it starts.",
  choose: "Choose this plan",
  chooseLabel: "Choose this plan, {option}: {instalment}, {payments}",
  choice: "I choose this plan: {instalment}, {payments}.",
  decline: "None of these works for me",
  declineOne: "This does not work for me",
  declined: "None of these plans works for me.",
  closed: "This offer has been answered.",
};

/** @type {typeof en} */
const zh = {
  heading: "可供您选择的还款方案",
  headingOne: "为您准备的还款方案",
  option: "方案 {n}",
  perMonth: "每月",
  payments: "分 {n} 期，每月一期",
  onePayment: "一次付清",
  firstDue: "首期还款日",
  last: "末期金额",
  rate: "年利率",
  interest: "利息合计",
  total: "还款总额",
  approval: "此方案需要同事审批后才会生效。",
  choose: "选择此方案",
  chooseLabel: "选择此方案，{option}：{instalment}，{payments}",
  choice: "我选择这个方案：{instalment}，{payments}。",
  decline: "这些都不合适",
  declineOne: "这个不合适",
  declined: "这些方案对我都不合适。",
  closed: "此方案已答复。",
};

export const planWords = { en, zh };
