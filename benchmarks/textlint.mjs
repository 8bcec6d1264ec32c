// Lints a file with textlint and the rule set write-good, warm, and prints the least CPU milliseconds and the messages.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [file, turns] = process.argv.slice(2);
const require = createRequire(new URL("../peers/package.json", import.meta.url));
const { createLinter } = require("textlint");
const { TextlintKernelDescriptor } = require("@textlint/kernel");
const rule = require("textlint-rule-write-good");
const plugin = require("@textlint/textlint-plugin-text");
const linter = createLinter({
  descriptor: new TextlintKernelDescriptor({
    rules: [{ ruleId: "write-good", rule: rule.default ?? rule }],
    plugins: [{ pluginId: "text", plugin: plugin.default ?? plugin }],
    filterRules: [],
  }),
});
const text = readFileSync(file, "utf-8");
let least = Infinity;
let messages = 0;
for (let turn = 0; turn < Number(turns); turn += 1) {
  const before = process.cpuUsage();
  messages = (await linter.lintText(text, "text.txt")).messages.length;
  const { user, system } = process.cpuUsage(before);
  least = Math.min(least, (user + system) / 1000);
}
console.log(JSON.stringify({ milliseconds: least, messages }));
