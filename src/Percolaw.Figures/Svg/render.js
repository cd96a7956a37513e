'use strict';
// Draws figures as SVG: node render.js FOLDER. The folder holds the bundles, figures.json (name -> specification),
// and receives NAME.svg; what cannot be drawn is said in errors.json (name -> message).
const fs = require('fs');
const path = require('path');
const vm = require('vm');

const folder = process.argv[2];
const read = name => fs.readFileSync(path.join(folder, name), 'utf8');
for (const bundle of ['vega.min.js', 'vega-lite.min.js']) {
  vm.runInThisContext(read(bundle), { filename: bundle });
}

// Warnings of the compiler are for the developer of a figure, who sees them in the browser tests.
const silent = { level: () => silent, error: () => silent, warn: () => silent, info: () => silent, debug: () => silent };

async function draw(specification) {
  const compiled = vegaLite.compile(specification, { logger: silent }).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', logger: silent });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

async function main() {
  const errors = {};
  for (const [name, specification] of Object.entries(JSON.parse(read('figures.json')))) {
    try {
      fs.writeFileSync(path.join(folder, name + '.svg'), (await draw(specification)) + '\n');
    } catch (error) {
      errors[name] = String(error && error.message || error);
    }
  }

  fs.writeFileSync(path.join(folder, 'errors.json'), JSON.stringify(errors));
}

main().catch(error => {
  console.error(String(error && error.stack || error));
  process.exitCode = 1;
});
