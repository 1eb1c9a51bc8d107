import { rendererProblems } from "./renderer-problems";
import { rule } from "./rule";

/**
 * Some values cannot be written into MIME or TOML as they are: a media type with a line break, a file name
 * with a path, half a character, a null. The renderer says which, once all values are known.
 *
 * @see RFC 2045, section 5.1; TOML v1.0.0, "Keys" and "Values"
 */
export const userDataValues = rule({
  id: "user-data-values",
  severity: "error",
  title: "User data can be written as they are",
  needs: ["group", "cni", "version", "name", "region", "serviceCidr"],
  judge: (subject) =>
    rendererProblems(subject, ["content-type", "filename", "lone-surrogate", "null-setting"]),
});
