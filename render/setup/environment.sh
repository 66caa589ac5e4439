# shellcheck shell=bash
# Sourced from the root by render.sh and test.sh: costs next to nothing when the environment is ready, builds it if not.
source render/setup/environment_stamp.sh
if ! environment_is_ready; then
  bash render/setup/install.sh
fi
# The matrices here are small: threads of the linear algebra would only wait for each other.
export OPENBLAS_NUM_THREADS=1
