import assert from "node:assert/strict";
import test from "node:test";
import { blockOf, figureOf, shiftPoint } from "./pasted-figures.ts";

test("a block has rows and columns, quoted cells may hold line breaks", () => {
  assert.deepEqual(blockOf("a\tb\r\nc\td\r\n"), [["a", "b"], ["c", "d"]]);
  assert.deepEqual(blockOf('"x\ny"\t1\n"say ""z"""\t2'), [["x\ny", "1"], ['say "z"', "2"]]);
  assert.deepEqual(blockOf("1\t\t3"), [["1", "", "3"]]);
});

test("figures are read in the ways of the trade", () => {
  for (const [text, plain] of [
    ["4,423.60", "4423.60"], ["４，４２３．６０", "4423.60"], ["（1,234.5）", "-1234.5"], ["¥ 12", "12"], ["136.59 万元", "136.59"],
    ["−3.5", "-3.5"], [" ", ""], ["—", ""], ["1365900元", "1365900"], [".5", ".5"],
  ] as const) {
    assert.equal(figureOf(text), plain, text);
  }
});

test("what is not a figure is not guessed at", () => {
  for (const text of ["约100", "1,5", "12,34,567", "1.2.3", "合计", "50%", "1e5"]) {
    assert.equal(figureOf(text), undefined, text);
  }
});

test("moving the point loses no digit", () => {
  assert.equal(shiftPoint("1365900", -4), "136.59");
  assert.equal(shiftPoint("136.59", 4), "1365900");
  assert.equal(shiftPoint("0.01", -4), "0.000001");
  assert.equal(shiftPoint("-5", -4), "-0.0005");
  assert.equal(shiftPoint("12345678901234567.89", -4), "1234567890123.456789");
  assert.equal(shiftPoint("0", -4), "0");
  assert.equal(shiftPoint("", -4), "");
});
