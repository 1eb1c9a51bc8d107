import { isMap } from "../wire";
import { autoName, type Birth, type Shape, textInput } from "./birth";

const AUTO_NAME_DIGITS = 8;
const RELEASE = "kubernetes:helm.sh/v3:Release";

/** Placeholders of a Kubernetes object or Helm release: its name, its namespace, and a release's first status. */
export function kubernetesShape(birth: Birth): Shape {
  if (birth.type === RELEASE) {
    const name = textInput(birth, "name", autoName(birth, AUTO_NAME_DIGITS));
    const namespace = textInput(birth, "namespace", "default");
    return {
      id: `${namespace}/${name}`,
      properties: {
        name,
        namespace,
        status: {
          name,
          namespace,
          revision: 1,
          status: "deployed",
          chart: textInput(birth, "chart", ""),
          version: textInput(birth, "version", ""),
        },
      },
    };
  }
  const metadata = isMap(birth.inputs["metadata"]) ? birth.inputs["metadata"] : {};
  const of = { ...birth, inputs: metadata };
  const name = textInput(of, "name", autoName(birth, AUTO_NAME_DIGITS));
  const namespace = textInput(of, "namespace", "");
  return {
    id: namespace === "" ? name : `${namespace}/${name}`,
    properties: { metadata: { name, ...(namespace === "" ? {} : { namespace }) } },
  };
}
