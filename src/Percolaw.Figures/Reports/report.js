'use strict';
// Draws every figure of the report. data-drawn on <html> says when all are done, and how many failed.
(async () => {
  let failed = 0;
  for (const place of document.querySelectorAll('.drawing')) {
    const specification = JSON.parse(document.getElementById(place.dataset.specification).textContent);
    try {
      await vegaEmbed(place, specification, {
        mode: 'vega-lite',
        renderer: place.dataset.renderer,
        downloadFileName: place.dataset.name,
        scaleFactor: { svg: 1, png: 2 },
        actions: { export: { svg: true, png: true }, source: true, compiled: false, editor: false },
      });
    } catch (error) {
      failed++;
      place.innerHTML = '';
      const message = document.createElement('p');
      message.className = 'error';
      message.textContent = 'This figure could not be drawn: ' + error.message;
      place.append(message);
      console.error(error);
    }
  }
  document.documentElement.dataset.drawn = failed === 0 ? 'all' : 'failed ' + failed;
})();
