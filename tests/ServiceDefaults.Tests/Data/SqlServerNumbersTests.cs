using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.SqlServer.Storage.Internal;

namespace Medborgarlofte.ServiceDefaults.Tests.Data;

/// <summary>SQL Server's error numbers, without a server.</summary>
public sealed class SqlServerNumbersTests
{
    [Theory]
    [InlineData(2627, DatabaseError.UniqueViolation)]
    [InlineData(2601, DatabaseError.UniqueViolation)]
    [InlineData(1205, DatabaseError.Conflict)]
    [InlineData(3960, DatabaseError.Conflict)]
    [InlineData(3961, DatabaseError.Conflict)]
    [InlineData(1222, DatabaseError.Conflict)]
    [InlineData(40613, DatabaseError.Unavailable)]
    [InlineData(49918, DatabaseError.Unavailable)]
    [InlineData(4060, DatabaseError.Unavailable)]
    [InlineData(18456, DatabaseError.Unavailable)]
    [InlineData(701, DatabaseError.Unavailable)]
    [InlineData(802, DatabaseError.Unavailable)]
    [InlineData(1101, DatabaseError.Unavailable)]
    [InlineData(1105, DatabaseError.Unavailable)]
    [InlineData(9002, DatabaseError.Unavailable)]
    [InlineData(3906, DatabaseError.Unavailable)]
    [InlineData(10054, DatabaseError.Unavailable)]
    [InlineData(-2, DatabaseError.Unavailable)]
    [InlineData(468, DatabaseError.Other)]
    [InlineData(547, DatabaseError.Other)]
    [InlineData(2628, DatabaseError.Other)]
    [InlineData(3952, DatabaseError.Other)]
    public void Classify_ANumberAmongOthers_IsWhatItMeans(int number, DatabaseError expected)
    {
        // "The statement has been terminated" comes first or last.
        Assert.Equal(expected, DatabaseErrors.Classify(Exception(3621, number)));
        Assert.Equal(expected, DatabaseErrors.Classify(new InvalidOperationException("As EF Core wraps it.", Exception(number, 3621))));
    }

    [Fact]
    public void IsTransient_EveryNumber_IsSoWhereEfCoreWouldRetry()
    {
#pragma warning disable EF1001 // The list that EF Core's own retrying goes by; the product keeps one of its own.
        var retried = Enumerable.Range(-10, 60_000).Where(number => SqlServerTransientExceptionDetector.ShouldRetryOn(Exception(number))).ToList();
#pragma warning restore EF1001
        Assert.True(retried.Count > 30, $"Only {retried.Count} numbers were found.");
        Assert.DoesNotContain(retried, number => !DatabaseErrors.IsTransient(Exception(number)));
    }

    [SkippableFact]
    public async Task Classify_PoolWithoutAConnectionLeft_IsUnavailable()
    {
        Skip.If(CultureInfo.GetCultures(CultureTypes.AllCultures).Length == 1, "SqlClient opens no connection without ICU.");
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var connection = $"Server=127.0.0.1,{((IPEndPoint)mute.LocalEndpoint).Port};User Id=test;Password=test;Max Pool Size=1;ConnectRetryCount=0;Connect Timeout=";
        await using var first = new SqlConnection($"{connection}2");
        await using var second = new SqlConnection($"{connection}2");
        var opening = Assert.ThrowsAnyAsync<Exception>(() => first.OpenAsync());
        Assert.Equal(DatabaseError.Unavailable, DatabaseErrors.Classify(await Assert.ThrowsAnyAsync<Exception>(() => second.OpenAsync())));
        Assert.Equal(DatabaseError.Unavailable, DatabaseErrors.Classify(await opening));
    }

    /// <summary>Only a server's answer makes one; their constructors are not public.</summary>
    private static SqlException Exception(params int[] numbers)
    {
        const BindingFlags hidden = BindingFlags.NonPublic | BindingFlags.Instance;
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        var constructor = typeof(SqlError).GetConstructors(hidden).MinBy(c => c.GetParameters().Length)!;
        foreach (var number in numbers)
        {
            var arguments = constructor.GetParameters().Select(parameter => parameter switch
            {
                { Name: "infoNumber" } => number,
                { ParameterType: var type } when type == typeof(string) => "",
                { ParameterType: var type } when type.IsValueType => Activator.CreateInstance(type),
                _ => null,
            });
            typeof(SqlErrorCollection).GetMethod("Add", hidden)!.Invoke(errors, [constructor.Invoke([.. arguments])]);
        }

        return (SqlException)typeof(SqlException).GetMethod(
            "CreateException", BindingFlags.NonPublic | BindingFlags.Static, [typeof(SqlErrorCollection), typeof(string)])!.Invoke(null, [errors, "16"])!;
    }
}
