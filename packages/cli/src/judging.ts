// The commands that judge items: what is asked of each, and the verdict of a member.
import { judgementSchema, resultSchema } from "@sightline/domain";
import { Option, type Command } from "commander";
import type { Global } from "./global.ts";

type With = { readonly ofItem: (command: Command) => Command; readonly global: () => Global };

const results = new Option("--result <answer>", "the answer").choices(resultSchema.options);
const verdicts = new Option("--verdict <verdict>", "the verdict").choices(judgementSchema.options);

export function addJudging(program: Command, { ofItem, global }: With): void {
  const checks = program.command("check").description("what an investigation asks of each item");
  ofItem(checks.command("answer").argument("<question>", "such as place, time or source"))
    .description("answer a question about an item; verdicts that rested on another answer become void")
    .addOption(results.makeOptionMandatory())
    .requiredOption("--basis <basis>", "on what basis")
    .option("--address <url...>", "addresses that show it; they are kept, not opened")
    .option("--reason <why>", "why the answer changes")
    .action(async (question, options) =>
      (await import("./commands/check.ts")).answerCheck(question, options, global()),
    );
  ofItem(checks.command("withdraw").argument("<question>"))
    .description("take an answer back: the question is open again, and verdicts become void")
    .requiredOption("--reason <why>", "why")
    .action(async (question, options) =>
      (await import("./commands/check.ts")).withdrawCheck(question, options, global()),
    );

  const reviews = program.command("review").description("your reviews of items");
  ofItem(reviews.command("give"))
    .description("give your verdict on an item: two members who say verified make it count")
    .addOption(verdicts.makeOptionMandatory())
    .requiredOption("--reason <why>", "what you looked at, and what it shows")
    .action(async (options) => (await import("./commands/review.ts")).giveReview(options, global()));
  ofItem(reviews.command("withdraw"))
    .description("take your review of an item back")
    .requiredOption("--reason <why>", "why")
    .action(async (options) => (await import("./commands/review.ts")).withdrawReview(options, global()));
}
