// SPDX-License-Identifier: Apache-2.0
import Glibc
import Runtime

exit(RuntimeCommand(Array(CommandLine.arguments.dropFirst())).run())
