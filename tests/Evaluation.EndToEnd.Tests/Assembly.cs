// One program and one browser at a time: the machine that runs the tests may have two cores.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
