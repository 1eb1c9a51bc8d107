//go:build tools

// Package tools names the programs that go.mod pins.
package tools

import _ "github.com/awslabs/amazon-eks-ami/nodeadm/cmd/nodeadm"
