namespace Medborgarlofte.Testing;

/// <summary>The programs that tests start as processes of their own.</summary>
public static class Programs
{
    // Compiled ahead they start in half the time, which is most of what tests that start processes cost.
    private static readonly string? CompiledAhead = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_PROGRAMS");

    // The tests' own folder ends with bin/<configuration>/<framework>/, and so does a program's.
    private static readonly string[] Output = AppContext.BaseDirectory.TrimEnd('/').Split('/')[^2..];

    /// <summary>Folder of the program that a project has become, such as "services/Police": where it was built, unless they have been compiled ahead.</summary>
    public static string FolderOf(string project) =>
        CompiledAhead is null ? Path.Combine([Repository.Root, project, "bin", .. Output]) : Path.Combine(CompiledAhead, project);
}
