using FsCheck.Xunit;

namespace Medborgarlofte.Reporting.Tests.Intake;

/// <summary>A property of a read store, which each run makes anew: ten runs, and five times as many with MEDBORGARLOFTE_TEST_FULL=1.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StorePropertyAttribute : PropertyAttribute
{
    public StorePropertyAttribute() => MaxTest = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_FULL") == "1" ? 50 : 10;
}
