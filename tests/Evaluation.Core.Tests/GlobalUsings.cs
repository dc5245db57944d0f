global using Evaluation.Core.Tests.TestData;
