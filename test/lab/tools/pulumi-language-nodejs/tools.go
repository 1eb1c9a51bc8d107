//go:build tools

// Package tools names the programs that go.mod pins.
package tools

import _ "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs"
