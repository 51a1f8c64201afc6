/** Draws over lying bars the interval in which the true value lies. */

const CAP = 4;
const INK = "#1c2a2e";

export const whiskers = {
  id: "whiskers",

  /** @param {any} chart */
  afterDatasetsDraw(chart) {
    const { ctx, scales } = chart;
    ctx.save();
    ctx.strokeStyle = INK;
    ctx.lineWidth = 1.5;
    chart.data.datasets.forEach((/** @type {any} */ dataset, /** @type {number} */ at) => {
      if (!dataset.whiskers || !chart.isDatasetVisible(at)) return;
      chart.getDatasetMeta(at).data.forEach((/** @type {any} */ bar, /** @type {number} */ row) => {
        const interval = dataset.whiskers[row];
        if (interval) draw(ctx, scales.x, bar.y, interval);
      });
    });
    ctx.restore();
  },
};

/** @param {CanvasRenderingContext2D} ctx @param {any} scale @param {number} y @param {[number, number]} interval */
function draw(ctx, scale, y, interval) {
  const [low, high] = interval.map((value) =>
    scale.getPixelForValue(Math.min(scale.max, Math.max(scale.min, value))),
  );
  ctx.beginPath();
  ctx.moveTo(low, y);
  ctx.lineTo(high, y);
  for (const x of [low, high]) {
    ctx.moveTo(x, y - CAP);
    ctx.lineTo(x, y + CAP);
  }
  ctx.stroke();
}
