# shellcheck shell=bash
# After aws.sh: writes the id of the AMI that an SSM parameter holds, and nothing else: the output is kept in the state.
# In: AMI_PARAMETER.
ami=$(aws ssm get-parameter --name "$AMI_PARAMETER" --query Parameter.Value --output text) ||
  fail "could not read the SSM parameter $AMI_PARAMETER: see the message of aws above; ParameterNotFound means that AWS has no such AMI in $AWS_REGION: check the cluster's version, or name an AMI with amiId"
[[ $ami =~ ^ami-[0-9a-f]{8,17}$ ]] || fail "the SSM parameter $AMI_PARAMETER holds \"$ami\", which is not the id of an AMI"
printf '%s' "$ami"
