import { test } from "node:test";
import assert from "node:assert/strict";
import { countLines, spanOf } from "./code-lines.ts";

const text = "code: P7\nversion: 1\n\ntitle: 甲";

test("a line is found by its number", () => {
  const { start, end } = spanOf(text, 2);
  assert.equal(text.slice(start, end), "version: 1");
});

test("an empty line has no length", () => {
  const { start, end } = spanOf(text, 3);
  assert.equal(start, end);
});

test("the last line ends with the text, and what lies behind it is the last line", () => {
  assert.equal(text.slice(spanOf(text, 4).start), "title: 甲");
  assert.deepEqual(spanOf(text, 40), spanOf(text, 4));
});

test("lines are counted as an editor counts them", () => {
  assert.equal(countLines(""), 1);
  assert.equal(countLines(text), 4);
  assert.equal(countLines("a\n"), 2);
});
