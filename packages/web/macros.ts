// How sentences get into the pages: the macros become messages, and messages and catalogues are compiled here, so that no page brings a compiler.
import type { PluginObj, types } from "@babel/core";
import macro from "@lingui/babel-plugin-lingui-macro";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { generateMessageId } from "@lingui/message-utils/generateMessageId";
import babel, { defineRolldownBabelPreset } from "@rolldown/plugin-babel";
import { basename } from "node:path";
import type { PluginOption } from "vite";
import { lingui, po } from "./lingui.config.ts";

type Compiled = ReturnType<typeof compileMessageOrThrow>;

/** Words alone stay words; whatever has a number or a name in it becomes parts. */
const compiled = (message: string): string | Compiled => {
  const parts = compileMessageOrThrow(message);
  return parts.every((part) => typeof part === "string") ? parts.join("") : parts;
};

/** After the macros: `message: "{n, plural, …}"` becomes its parts. */
const compiling = ({ types: is }: { types: typeof types }): PluginObj => ({
  visitor: {
    Program: {
      exit: (program) =>
        program.traverse({
          ObjectExpression: ({ node }) => {
            const said = Object.fromEntries(
              node.properties.flatMap((one) =>
                is.isObjectProperty(one) && is.isIdentifier(one.key) && is.isStringLiteral(one.value)
                  ? [[one.key.name, one.value] as const]
                  : [],
              ),
            );
            const { id, message, context } = said;
            if (!id || !message || id.value !== generateMessageId(message.value, context?.value)) return;
            for (const one of node.properties)
              if (is.isObjectProperty(one) && one.value === message)
                one.value = is.valueToNode(compiled(message.value)) as types.Expression;
          },
        }),
    },
  },
});

const sentences = defineRolldownBabelPreset({
  preset: () => ({
    plugins: [[macro, { linguiConfig: lingui, descriptorFields: "message" }], compiling],
  }),
  rolldown: { filter: { code: /@lingui\/(?:core|react)\/macro/ } },
});

/** What stands in a catalogue, by the id of its sentence; what is not translated yet is said in English. */
export async function messagesOf(text: string, filename: string): Promise<Record<string, string | Compiled>> {
  const locale = basename(filename, ".po");
  const catalogue = await po.parse(text, { locale, sourceLocale: "en", filename });
  return Object.fromEntries(
    Object.entries(catalogue).flatMap(([id, { translation, obsolete }]) =>
      translation && !obsolete ? [[id, compiled(translation)]] : [],
    ),
  );
}

export const macros = (): PluginOption[] => [
  babel({ presets: [sentences] }),
  {
    name: "sightline-catalogues",
    transform: {
      filter: { id: /\.po$/ },
      handler: async (text, id) => ({
        code: `export const messages = ${JSON.stringify(await messagesOf(text, id))};`,
        map: null,
        moduleType: "js",
      }),
    },
  },
];
