// The commands that state what a second member reviews: headcounts, groups and facts.
import { InvalidArgumentError, Option, type Command } from "commander";
import type { With } from "./marking.ts";
import { each, metres, microseconds, pin, span, texts, whole } from "./typed.ts";

const BECAUSE = ["--reason <why>", "why"] as const;
const KINDS = ["same", "different", "separate", "within", "continuous"];
const PRECISIONS = ["second", "minute", "hour", "day", "month", "year"];
const tier = (text: string): number => {
  if (/^[1-4]$/.test(text)) return Number(text);
  throw new InvalidArgumentError("An evidence tier is a number from 1 to 4.");
};

export function addStating(program: Command, how: With): void {
  addHeadcounts(program.command("headcount").description("stated headcounts"), how);
  addBlind(
    program.command("blind").description("frames that another member counts without seeing the first count"),
    how,
  );
  addGroups(program.command("group").description("who belongs to a group"), how);
  addFacts(program.command("fact").description("stated facts"), how);
  addCounts(
    program.command("counts").description("what is counted beside the investigation’s own count"),
    how,
  );
}

function addHeadcounts(headcount: Command, { json, named, ofItem, global }: With): void {
  json(ofItem(headcount.command("state").argument("[id]", "made when left out")))
    .description("state how many people are visible in one frame")
    .option("--at <us>", "which frame, in µs of the item’s own time; a photo has one", microseconds)
    .requiredOption("--subject <subject>", "who is counted, such as prisoner")
    .requiredOption("--at-least <n>", "at least so many", whole)
    .option("--at-most <m>", "at most so many", whole)
    .option("--reason <why>", "why")
    .action(async (id, options) =>
      (await import("./commands/headcount.ts")).stateHeadcount(id, options, global()),
    );
  json(named(headcount.command("correct").argument("<id>")))
    .description("state a headcount anew, also one that was withdrawn; what is left out stays")
    .option("--at <us>", "which frame", microseconds)
    .option("--subject <subject>", "who is counted")
    .option("--at-least <n>", "at least so many", whole)
    .option("--at-most <m>", "at most so many", whole)
    .option("--no-at-most", "nobody says how many at most")
    .requiredOption(...BECAUSE)
    .action(async (id, options) =>
      (await import("./commands/headcount.ts")).correctHeadcount(id, options, global()),
    );
  json(named(headcount.command("review").argument("<id>")))
    .description("confirm a headcount that another member stated")
    .action(async (id, options) =>
      (await import("./commands/headcount.ts")).reviewHeadcount(id, options, global()),
    );
  json(named(headcount.command("withdraw").argument("<id>")))
    .description("take a headcount back, or with --review only its review; its id stays taken")
    .option("--review", "only the review: the headcount stays stated")
    .requiredOption(...BECAUSE)
    .action(async (id, options) =>
      (await import("./commands/headcount.ts")).withdrawHeadcount(id, options, global()),
    );
}

function addBlind(blind: Command, { json, named, ofItem, global }: With): void {
  json(ofItem(blind.command("ask").argument("[id]", "made when left out")))
    .description("ask another member to count a frame that was counted or marked")
    .option("--at <us>", "which frame, in µs of the item’s own time; a photo has one", microseconds)
    .requiredOption("--subject <subject>", "who is counted, such as prisoner")
    .option("--of <member>", "who is asked; any other member when left out")
    .option("--reason <why>", "why")
    .action(async (id, options) => (await import("./commands/blind.ts")).askBlind(id, options, global()));
  json(named(blind.command("take").argument("<id>")))
    .description("take it on: the first count is withheld until yours is in")
    .option("--reason <why>", "why")
    .action(async (id, options) => (await import("./commands/blind.ts")).takeBlind(id, options, global()));
  json(named(blind.command("state").argument("<id>")))
    .description("say how many you see")
    .requiredOption("--counted <n>", "so many", whole)
    .option("--reason <why>", "why")
    .action(async (id, options) => (await import("./commands/blind.ts")).stateBlind(id, options, global()));
  json(named(blind.command("correct").argument("<id>")))
    .description("correct your count with both on show")
    .requiredOption("--counted <n>", "so many", whole)
    .requiredOption(...BECAUSE)
    .action(async (id, options) => (await import("./commands/blind.ts")).correctBlind(id, options, global()));
  json(named(blind.command("withdraw").argument("<id>")))
    .description("give it up, take back that you asked, or take your count back")
    .requiredOption(...BECAUSE)
    .action(async (id, options) =>
      (await import("./commands/blind.ts")).withdrawBlind(id, options, global()),
    );
}

function addGroups(group: Command, { json, named, global }: With): void {
  json(named(group.command("define").argument("[id]", "made when left out")))
    .description("define a group of items, sightings, headcounts or groups")
    .option("--name <name>", "what it is called")
    .option("--member <name...>", "items by file name, id or SHA-256; the others by id", texts)
    .option("--reason <why>", "why")
    .action(async (id, options) => (await import("./commands/group.ts")).defineGroup(id, options, global()));
  json(named(group.command("correct").argument("<id>")))
    .description("define a group anew, also one that was withdrawn; what is left out stays")
    .option("--name <name>", "what it is called")
    .option("--member <name...>", "all its members", texts)
    .requiredOption(...BECAUSE)
    .action(async (id, options) => (await import("./commands/group.ts")).correctGroup(id, options, global()));
  json(named(group.command("review").argument("<id>")))
    .description("confirm the members of a group that another member named")
    .action(async (id, options) => (await import("./commands/group.ts")).reviewGroup(id, options, global()));
  json(named(group.command("describe").argument("<id>")))
    .description("say when and where it was, and what else is known of it; what is left out stays")
    .option("--time <time>", "in UTC, or a day, a month, a year")
    .addOption(
      new Option("--precision <unit>", "what the time is known to; else as it is written").choices(
        PRECISIONS,
      ),
    )
    .option(
      "--place <coordinates>",
      "as they are pasted: degrees, MGRS, UTM, a full plus code, the link of a map; or LATITUDE,LONGITUDE,METRES",
    )
    .option("--within <metres>", "of the place; else as finely as it is written", metres)
    .option("--note <text>", "what else is known of it")
    .addOption(new Option("--without <what...>", "take it back").choices(["time", "place", "note"]))
    .option("--reason <why>", "why")
    .action(async (id, options) =>
      (await import("./commands/group.ts")).describeGroup(id, options, global()),
    );
  json(named(group.command("agree").argument("<id>")))
    .description("agree to when and where it was, as another member says")
    .action(async (id, options) => (await import("./commands/group.ts")).agreeGroup(id, options, global()));
  json(named(group.command("change").argument("<id>")))
    .description("add and remove members; the group and the facts that rest on it wait for a review again")
    .option("--add <name...>", "items, sightings, headcounts or groups", [])
    .option("--remove <name...>", "the same", [])
    .option("--reason <why>", "why")
    .action(async (id, options) => (await import("./commands/group.ts")).changeGroup(id, options, global()));
  json(named(group.command("withdraw").argument("<id>")))
    .description(
      "withdraw a group, or only its review or the agreement to when and where it was; its id stays taken",
    )
    .option("--review", "only the review: the group stays defined")
    .addOption(new Option("--agreement", "only the agreement: what is said of it stays").conflicts("review"))
    .requiredOption(...BECAUSE)
    .action(async (id, options) =>
      (await import("./commands/group.ts")).withdrawGroup(id, options, global()),
    );
}

const kinds = (): Option => new Option("--kind <kind>", "what it says").choices(KINDS);

const about = (command: Command): Command =>
  command
    .option("--between <id...>", "same, different: the two sightings", texts)
    .option("--groups <id...>", "separate: two groups or more", texts)
    .option("--inner <id>", "within: the group whose people are among the others")
    .option("--outer <id>", "within: the group that they are among")
    .option("--item <name>", "continuous: the film, by file name, id or SHA-256")
    .option("--span <from-to>", "continuous: in which nobody leaves and comes back, in µs", span)
    .option("--tier <n>", "the evidence tier, 1 to 4", tier)
    .option(
      "--pin <item@at:left,top,width,height:note...>",
      "same, different: parts of the pictures where it shows, each with a few words or without :note",
      each(pin),
    );

function addFacts(fact: Command, { json, named, global }: With): void {
  json(named(fact.command("list")))
    .description("list the facts that stand, each with its basis and what it pins, as the member sees them")
    .action(async (options) => (await import("./commands/facts.ts")).listFacts(options, global()));
  json(about(named(fact.command("state").argument("[id]", "made when left out"))))
    .description("state a fact; it counts once another member has confirmed it")
    .addOption(kinds().makeOptionMandatory())
    .requiredOption("--basis <basis>", "what it rests on")
    .option("--reason <why>", "why")
    .action(async (id, options) => (await import("./commands/fact.ts")).stateFact(id, options, global()));
  json(about(named(fact.command("correct").argument("<id>"))))
    .description("state a fact anew, also one that was withdrawn; what is left out stays")
    .addOption(kinds())
    .option("--basis <basis>", "what it rests on")
    .option("--no-pin", "nothing is pinned any more")
    .requiredOption(...BECAUSE)
    .action(async (id, options) => (await import("./commands/fact.ts")).correctFact(id, options, global()));
  json(named(fact.command("review").argument("<id>")))
    .description("confirm a fact that another member stated")
    .action(async (id, options) => (await import("./commands/fact.ts")).reviewFact(id, options, global()));
  json(named(fact.command("withdraw").argument("<id>")))
    .description("withdraw a fact, or with --review only its review")
    .option("--review", "only the review: the fact stays stated")
    .requiredOption(...BECAUSE)
    .action(async (id, options) => (await import("./commands/fact.ts")).withdrawFact(id, options, global()));
}

const by = (command: Command): Command =>
  command
    .option("--verdict <verdict...>", "items of which verdicts count", texts)
    .option("--subject <subject...>", "who is counted", texts)
    .option("--attribute <attribute...>", "what each of them must have", texts)
    .option("--until <date>", "captured until then")
    .option("--no-until", "whenever captured");

function addCounts(counts: Command, { json, named, global }: With): void {
  json(named(counts.command("list")))
    .description("list the named counts")
    .action(async (options) => (await import("./commands/counts.ts")).listCounts(options, global()));
  json(by(named(counts.command("define").argument("[id]", "made when left out"))))
    .description("count something else too; what is left out is as the investigation itself counts")
    .requiredOption("--name <name>", "what the count is called")
    .option("--reason <why>", "why")
    .action(async (id, options) => (await import("./commands/counts.ts")).defineCount(id, options, global()));
  json(by(named(counts.command("correct").argument("<id>", "or its name"))))
    .description(
      "give a count another name or other criteria, also one that was withdrawn; what is left out stays",
    )
    .option("--name <name>", "what the count is called")
    .option("--reason <why>", "why")
    .action(async (id, options) =>
      (await import("./commands/counts.ts")).correctCount(id, options, global()),
    );
  json(named(counts.command("withdraw").argument("<id>", "or its name")))
    .description("count it no more; what it was stays in the journal")
    .requiredOption(...BECAUSE)
    .action(async (id, options) =>
      (await import("./commands/counts.ts")).withdrawCount(id, options, global()),
    );
}
