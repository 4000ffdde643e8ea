import { checkLanguage } from "./check-language";
import { readLanguage } from "./read-language";
import { groupNames, listSources } from "./sources";

/** Prints what has to be translated: of one group, of all, or what is wrong with one language. */
export function printTexts(args: readonly string[]): number {
  const [wanted] = args;
  const sources = listSources();
  const group = groupNames.find((name) => name === wanted);
  if (wanted === undefined || group !== undefined) {
    console.log(JSON.stringify(group === undefined ? sources : sources[group], null, 2));
    return 0;
  }
  const problems = checkLanguage({ code: wanted, language: readLanguage({ code: wanted }), sources });
  console.log(
    problems.length === 0 ? `${wanted}: whole` : `${problems.join("\n")}\n${problems.length} to mend`,
  );
  return problems.length === 0 ? 0 : 1;
}
