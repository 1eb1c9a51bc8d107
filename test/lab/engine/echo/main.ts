import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { main as serve } from "@pulumi/pulumi/provider";
import { awsRules } from "./aws-rules";
import { COMMAND, KUBERNETES, PLAIN } from "./behaviour";
import type { Rules } from "./change";
import { COMMAND_RULES } from "./command-rules";
import { eksProvider } from "./eks";
import { kubernetesRules } from "./kubernetes-rules";
import { echoProvider } from "./provider";
import { Sdk } from "./sdk";

/** Serves one package's echo provider: `main.ts <package> <project folder> <documents> <engine address>`. */
async function main([
  name = "",
  project = "",
  file = "",
  ...engine
]: readonly string[]): Promise<void> {
  const sdk = new Sdk(name, project);
  if (name === "eks") {
    await serve(eksProvider(sdk), engine);
    return;
  }
  const behaviour = name === "kubernetes" ? KUBERNETES : name === "command" ? COMMAND : PLAIN;
  const server = new grpc.Server({ "grpc.max_receive_message_length": 400 * 1024 * 1024 });
  server.addService(ResourceProviderService, echoProvider(sdk, behaviour, rulesOf(name, file)));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) {
      throw error;
    }
    // The engine reads the port from the first line.
    process.stdout.write(`${String(port)}\n`);
  });
}

/** `file` is what upstream documents of the package's resources; see the lab's tools. */
function rulesOf(name: string, file: string): Rules {
  return name === "aws"
    ? awsRules(file)
    : name === "kubernetes"
      ? kubernetesRules(file)
      : COMMAND_RULES;
}

void main(process.argv.slice(2));
