using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Distributed.Tests;

/// <summary>The contexts of every service and database system, without a database.</summary>
internal static class ServiceContexts
{
    private static readonly Type[] Compositions =
    [
        typeof(Police.PoliceComposition), typeof(Municipal.MunicipalComposition), typeof(FollowUp.FollowUpComposition),
        typeof(Reporting.ReportingComposition), typeof(Issuer.IssuerComposition),
    ];

    /// <summary>Those whose name begins so: with the system's name.</summary>
    public static TheoryData<string> Named(string provider) => [.. Types(provider).Select(type => type.Name)];

    /// <summary>One of them.</summary>
    public static DbContext Open(string name, string connection = "Server=none")
    {
        var type = Types("").Single(type => type.Name == name);
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        _ = name switch
        {
            ['S', 'q', 'l', 'S', ..] => builder.UseSqlServer(connection),
            ['P', ..] => builder.UseNpgsql("Host=none"),
            _ => builder.UseSqlite("Data Source=none"),
        };
        return (DbContext)Activator.CreateInstance(type, builder.Options)!;
    }

    private static IEnumerable<Type> Types(string provider) => Compositions.SelectMany(composition => composition.Assembly.GetTypes())
        .Where(type => type.IsSubclassOf(typeof(DbContext)) && !type.IsAbstract && type.Name.StartsWith(provider, StringComparison.Ordinal));
}
